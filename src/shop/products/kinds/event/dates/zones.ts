import { t } from '#messages/t.ts';

/** The zones of a form's menu: the usual ones, then all others. @param chosen one that may have another name there. */
export function zoneOptions(usual: readonly string[], chosen: string): { value: string; text: string }[] {
  const all = new Set([...usual, ...(chosen ? [chosen] : []), ...Intl.supportedValuesOf('timeZone'), 'UTC']);
  const options = [...all].map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }));
  return [{ value: '', text: t('Choose a time zone') }, ...options];
}
