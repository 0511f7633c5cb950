/** What a pass for an event shows, for the wallets of all makers. Texts are as people read them. */
export interface EventPass {
  /** The same for every pass of one ticket. */
  readonly serial: string;
  /** Passes with the same one stand together: one for each date. */
  readonly group: string;
  readonly shopName: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The date and time in the zone of the event. */
  readonly when: { readonly label: string; readonly text: string };
  readonly place: { readonly label: string; readonly text: string };
  readonly name: { readonly label: string; readonly text: string } | null;
  readonly ticket: { readonly label: string; readonly text: string } | null;
  /** In the QR code. */
  readonly code: string;
  /** Below the code, for people. */
  readonly codeText: string;
  /** The address of the ticket. */
  readonly url: { readonly label: string; readonly text: string };
  readonly isVoid: boolean;
}
