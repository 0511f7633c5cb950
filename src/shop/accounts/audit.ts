/** Who acted in the admin: a member of staff by account id, or the command line. */
export type StaffActor = `staff:${string}` | 'cli';

/** A value before or after a change; null for none. Money in minor units. */
export type AuditValue =
  | string
  | number
  | boolean
  | null
  | { readonly amount: number; readonly currency: string };

/** A field that was changed. Without values: they are long, or about a person, and not kept. */
export interface AuditChange {
  readonly field: string;
  readonly from?: AuditValue;
  readonly to?: AuditValue;
  /** Which variant, where a product has several. */
  readonly of?: string;
}

/**
 * Ids, field names, amounts and states; `changes` for what an edit changed. Never personal data: the log is append-only, so
 * nothing can be erased.
 */
export type AuditDetails = Readonly<
  Record<string, string | number | boolean | null | readonly string[] | readonly AuditChange[]>
>;

export interface AuditEntry {
  readonly actor: StaffActor;
  /** `product.edited`, `order.refund_requested`. */
  readonly action: string;
  /** `product:<id>`, `lesson:<id>`, `order:<id>`. */
  readonly subject: string;
  readonly details?: AuditDetails;
}

export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The filters of the audit page. */
export interface AuditFilter {
  readonly actor?: string | undefined;
  /** The first word of actions: `product` finds `product.edited`. */
  readonly action?: string | undefined;
  readonly actions?: readonly string[] | undefined;
  /** The first word of subjects: `order` finds `order:<id>`. */
  readonly subjectKind?: string | undefined;
  readonly subject?: string | undefined;
}
