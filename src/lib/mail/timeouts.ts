/** Milliseconds. */
export interface MailTimeouts {
  /** For the TCP connection. */
  readonly connect: number;
  /** For the greeting, and for TLS. */
  readonly greeting: number;
  /** For every other answer: the longest wait without a byte. */
  readonly silence: number;
  /** For one email, however slowly the server goes on. */
  readonly total: number;
}

/**
 * RFC 5321 section 4.5.3.2 asks for at least 5 minutes for the greeting, MAIL and RCPT, 2 for DATA, 3 for a block of it and
 * 10 for the last answer: a server may be slow to accept. A sender that gives up earlier sends emails again that have arrived.
 */
export const MAIL_TIMEOUTS: MailTimeouts = {
  connect: 30_000,
  greeting: 300_000,
  silence: 600_000,
  total: 2_400_000,
};
