import type { FaultList } from './faults.ts';
import { readFaults } from './read-faults.ts';

const CREATE = { method: 'POST', path: '/v1/checkout/sessions' };

type Preset = { label: string; faults: object };

/** Faults offered on the control page, by name. */
export const PRESET_FAULTS: Record<string, Preset> = {
  create_500: {
    label: 'Next session: refuse with 500',
    faults: { routes: { ...CREATE, do: 'status', count: 1 } },
  },
  create_cut: {
    label: 'Next session: make it, then cut the line',
    faults: { routes: { ...CREATE, do: 'cut', count: 1 } },
  },
  api_slow: { label: 'Every call of the API: 5 seconds late', faults: { routes: { do: 'delay', ms: 5000 } } },
  api_429: {
    label: 'Every call of the API: too many requests',
    faults: { routes: { do: 'status', status: 429 } },
  },
  hooks_late: { label: 'Webhooks: 15 seconds late', faults: { webhooks: { do: 'delay', ms: 15_000 } } },
  hooks_thrice: { label: 'Webhooks: each three times', faults: { webhooks: { do: 'duplicate', times: 3 } } },
  hooks_reversed: { label: 'Webhooks: in reverse order', faults: { webhooks: { do: 'reorder', ms: 3000 } } },
  hooks_dropped: { label: 'Webhooks: never arrive', faults: { webhooks: { do: 'drop' } } },
  hooks_forged: { label: 'Webhooks: wrongly signed', faults: { webhooks: { do: 'missign' } } },
  refund_pending: { label: 'Next refund: stays pending', faults: { refunds: { do: 'pending', count: 1 } } },
  refund_failed: { label: 'Next refund: fails at once', faults: { refunds: { do: 'failed', count: 1 } } },
};

/** The faults of a preset, or undefined for an unknown name. */
export function findPresetFaults(name: string): FaultList | undefined {
  return Object.hasOwn(PRESET_FAULTS, name) ? readFaults(PRESET_FAULTS[name]?.faults) : undefined;
}
