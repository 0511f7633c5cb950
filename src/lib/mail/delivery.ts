/** What became of one attempt to send an email. */
export type Delivery =
  | { readonly state: 'accepted' }
  /** Not accepted; another attempt may succeed. `reason`: a reply code, or words, without addresses. */
  | { readonly state: 'deferred'; readonly reason: string }
  /** Refused for good. */
  | { readonly state: 'refused'; readonly reason: string }
  /** The whole email was handed over and no answer came: it may have arrived. */
  | { readonly state: 'doubtful'; readonly reason: string };

interface SmtpError extends Error {
  readonly code?: string;
  /** The reply of the server, if the error is one. */
  readonly response?: string;
  readonly responseCode?: number;
}

/** Judges an attempt that failed. @param isHandedOver whether the end of the email may have reached the server. */
export function deliveryAfter(error: unknown, isHandedOver: boolean): Delivery {
  const { code, responseCode, response } = error as SmtpError;
  if (!responseCode) return { state: isHandedOver ? 'doubtful' : 'deferred', reason: reasonOf(code) };
  const reason = replyCode(responseCode, response);
  // A refused sign-in or greeting is about the connection, not about this email.
  const isAboutEmail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return { state: isAboutEmail && responseCode >= 500 ? 'refused' : 'deferred', reason };
}

/** Whether the server answered at all. */
export function isReply(error: unknown): boolean {
  return Boolean((error as SmtpError).responseCode);
}

/** `550 5.1.1`: the words of a reply often repeat the address, and are left out. */
function replyCode(code: number, response = ''): string {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  return enhanced ? `${code} ${enhanced}` : String(code);
}

function reasonOf(code: string | undefined): string {
  return code === 'ETIMEDOUT' ? 'no answer in time' : 'the connection broke';
}
