/** A fault applies to the next `count` matches (null: to all until cleared), each with this probability. */
type Limits = { count: number | null; probability: number };

export type RouteFault = Limits & {
  method: string | null;
  /** `*` stands for one part of the path, `**` for any number; null matches every path. */
  path: string | null;
  do: 'status' | 'status_after' | 'delay' | 'delay_after' | 'cut' | 'cut_before' | 'hang';
  status: number;
  ms: number;
};

export type WebhookFault = Limits & {
  /** Event types; null matches every one. */
  types: string[] | null;
  do: 'delay' | 'duplicate' | 'reorder' | 'drop' | 'fail' | 'missign';
  ms: number;
  times: number;
  how: 'secret' | 'old' | 'future' | 'none' | 'v0' | 'clock';
};

/** The status that a new refund starts with. */
export type RefundStart = 'succeeded' | 'pending' | 'failed' | 'requires_action';

export type RefundFault = Limits & { do: RefundStart };

export type FaultList = { routes: RouteFault[]; webhooks: WebhookFault[]; refunds: RefundFault[] };

/** The active faults. Taking a fault lowers its `count` by one; at 0 it is removed. */
export type Faults = {
  list(): FaultList;
  add(more: FaultList): void;
  clear(): void;
  takeForRoute(method: string, path: string): RouteFault[];
  takeForWebhook(type: string, acts: readonly WebhookFault['do'][]): WebhookFault[];
  takeForRefund(): RefundFault | undefined;
};

export function createFaults(): Faults {
  const now: FaultList = { routes: [], webhooks: [], refunds: [] };
  const dropSpent = () => {
    now.routes = now.routes.filter(isLeft);
    now.webhooks = now.webhooks.filter(isLeft);
    now.refunds = now.refunds.filter(isLeft);
  };
  const take = <F extends Limits>(candidates: F[]): F[] => {
    const hits = candidates.filter((fault) => Math.random() < fault.probability);
    for (const fault of hits) if (fault.count !== null) fault.count -= 1;
    dropSpent();
    return hits;
  };
  return {
    list: () => now,
    add: (more) => {
      now.routes.push(...more.routes);
      now.webhooks.push(...more.webhooks);
      now.refunds.push(...more.refunds);
    },
    clear: () => Object.assign(now, { routes: [], webhooks: [], refunds: [] }),
    takeForRoute: (method, path) => take(now.routes.filter((fault) => matchesRoute(fault, method, path))),
    takeForWebhook: (type, acts) =>
      take(now.webhooks.filter((fault) => acts.includes(fault.do) && (fault.types?.includes(type) ?? true))),
    takeForRefund: () => take(now.refunds.slice(0, 1))[0],
  };
}

function isLeft(fault: Limits): boolean {
  return fault.count === null || fault.count > 0;
}

function matchesRoute(fault: RouteFault, method: string, path: string): boolean {
  if (fault.method && fault.method !== method) return false;
  return fault.path === null || pathPattern(fault.path).test(path);
}

function pathPattern(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'))}$`);
}
