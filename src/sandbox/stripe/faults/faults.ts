import type { RefundStart } from './behaviour.ts';

/** Who is hit: the next `count` that match (null: all, until cleared), each with this probability. */
type Aim = { count: number | null; probability: number };

export type RouteFault = Aim & {
  method: string | null;
  /** `*` stands for one part of the path, `**` for any number; null matches every path. */
  path: string | null;
  do: 'status' | 'status_after' | 'delay' | 'delay_after' | 'cut' | 'cut_before' | 'hang';
  status: number;
  ms: number;
};

export type WebhookFault = Aim & {
  /** Event types; null matches every one. */
  types: string[] | null;
  do: 'delay' | 'duplicate' | 'reorder' | 'drop' | 'fail' | 'missign';
  ms: number;
  times: number;
  how: 'secret' | 'old' | 'future' | 'none' | 'v0' | 'clock';
};

export type RefundFault = Aim & { do: RefundStart };

export type FaultList = { routes: RouteFault[]; webhooks: WebhookFault[]; refunds: RefundFault[] };

/** The faults in force. Taking one that matches uses it up by one. */
export type Faults = {
  list(): FaultList;
  add(more: FaultList): void;
  clear(): void;
  takeForRoute(method: string, path: string): RouteFault[];
  takeForWebhook(type: string, acts: readonly WebhookFault['do'][]): WebhookFault[];
  takeForRefund(): RefundFault | undefined;
};

export function noFaults(): Faults {
  const now: FaultList = { routes: [], webhooks: [], refunds: [] };
  const dropSpent = () => {
    now.routes = now.routes.filter(isLeft);
    now.webhooks = now.webhooks.filter(isLeft);
    now.refunds = now.refunds.filter(isLeft);
  };
  const take = <F extends Aim>(candidates: F[]): F[] => {
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
    takeForRoute: (method, path) => take(now.routes.filter((fault) => hitsRoute(fault, method, path))),
    takeForWebhook: (type, acts) =>
      take(now.webhooks.filter((fault) => acts.includes(fault.do) && (fault.types?.includes(type) ?? true))),
    takeForRefund: () => take(now.refunds.slice(0, 1))[0],
  };
}

function isLeft(fault: Aim): boolean {
  return fault.count === null || fault.count > 0;
}

function hitsRoute(fault: RouteFault, method: string, path: string): boolean {
  if (fault.method && fault.method !== method) return false;
  return fault.path === null || patternOf(fault.path).test(path);
}

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'))}$`);
}
