import { config } from '#lib/config.ts';

/** Pays a session at the sandbox, as a buyer with a good card would. */
export async function payAt(sessionId: string, card = '4242424242424242'): Promise<void> {
  const response = await fetch(`${config.stripe.apiBase}/_test/sessions/${sessionId}/pay`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ card }),
  });
  if (!response.ok) throw new Error(`the sandbox did not take the payment: ${await response.text()}`);
}
