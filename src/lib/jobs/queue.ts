/** What a queue does with its jobs. Delays and limits in seconds. */
export interface QueueRules {
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryBackoff: boolean;
  readonly retryDelayMax: number;
  /** After this long a job is run again, whatever became of it. */
  readonly expireInSeconds: number;
  /** After this long without a sign of life of its worker a job is run again; null to wait until it expires. */
  readonly heartbeatSeconds: number | null;
}

export const DEFAULT_RULES: QueueRules = {
  retryLimit: 12,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 60,
  heartbeatSeconds: null,
};

export interface Queue {
  readonly name: string;
  readonly rules?: Partial<QueueRules>;
  /** Five-field cron expression in UTC, for work on a schedule. */
  readonly schedule?: string;
  /** How many jobs one worker runs at once; 2 if not given. */
  readonly concurrency?: number;
  /** Must be safe to run twice: a worker may die after the work and before it is recorded. */
  readonly run: (data: Record<string, unknown>) => Promise<void>;
}
