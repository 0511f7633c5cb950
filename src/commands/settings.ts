import { parseArgs } from 'node:util';
import { db } from '#lib/db.ts';
import { formatMoney } from '#lib/money.ts';
import { changeSetting } from '#shop/accounts/change-setting.ts';
import { changeCurrency, previewCurrency } from '#shop/orders/currency/change-currency.ts';
import { rateField, readCurrencyWish } from '#shop/orders/currency/read-wish.ts';
import { retitleAll } from '#shop/products/kinds/event/dates/save-ticket.ts';
import { currencyOfSettings } from '#shop/settings/currency.ts';
import { isSettingKey, type SettingKey, settingKeys, settingsFrom } from '#shop/settings/setting.ts';
import { listSettings } from '#shop/settings/store.ts';
import { type Command, print, UsageError } from './command.ts';

export const settingCommands: Readonly<Record<string, Command>> = {
  get: {
    usage: 'settings get [<key>]',
    about: `prints one setting, or all of them (${settingKeys.join(', ')})`,
    run: get,
  },
  list: {
    usage: 'settings list',
    about: 'prints every setting with its value, with a star before those that were changed',
    run: list,
  },
  set: {
    usage: 'settings set <key> <value> [--rate EUR=1.08 …] [--round exact|whole] [--preview]',
    about:
      'changes a setting; every page follows at once. The currency needs what 1 of the old is worth in the new, and --preview only shows the prices',
    run: set,
  },
};

async function set(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rate: { type: 'string', multiple: true, default: [] },
      round: { type: 'string' },
      preview: { type: 'boolean', default: false },
    },
  });
  const [key, value] = positionals;
  if (value === undefined) throw new UsageError('a value is missing');
  if (knownKey(key) === 'currency') return setCurrency(value, values);
  if (values.preview || values.round !== undefined || values.rate.length > 0)
    throw new UsageError('--rate, --round and --preview are for the currency');
  await changeSetting(db, knownKey(key), value, 'cli');
  if (key === 'language') await retitleAll(db);
}

interface CurrencyOptions {
  readonly rate: readonly string[];
  readonly round?: string | undefined;
  readonly preview: boolean;
}

async function setCurrency(currency: string, { rate, round, preview }: CurrencyOptions): Promise<void> {
  const rates = rate.map((text) => {
    const [from = '', worth = ''] = text.split('=', 2);
    return [rateField(from.toUpperCase()), worth] as const;
  });
  const wish = readCurrencyWish({ currency, round, ...Object.fromEntries(rates) });
  if (!preview) return changeCurrency(db, wish, null, 'cli');
  const { from, open, currencies, prices } = await previewCurrency(db, wish);
  print(`${from} → ${wish.to}`);
  for (const { kind, count, name } of open) print(`open: ${kind} ${count} (${name})`);
  if (!prices) throw new UsageError(currencies.map((code) => `--rate ${code}=… is missing`).join(', '));
  for (const { use, title, part, amount, currency: own, to, problem } of prices) {
    const [before, after] = [
      formatMoney({ amount, currency: own }),
      formatMoney({ amount: to, currency: wish.to }),
    ];
    const of = [title, part].filter(Boolean).join(', ');
    print([`${use} ${of}: ${before} → ${after}`, problem].filter(Boolean).join(' '));
  }
}

/** Every setting with its value; a mark before those that the owner has changed. */
async function list(): Promise<void> {
  const rows = await listSettings(db);
  const stored = new Set(rows.map(({ name }) => name));
  const settings = settingsFrom(rows);
  for (const key of settingKeys) print(`${stored.has(key) ? '*' : ' '} ${key} ${settings[key]}`.trimEnd());
}

async function get([key]: readonly string[]): Promise<void> {
  const read = settingsFrom(await listSettings(db));
  const settings = { ...read, currency: currencyOfSettings(read) };
  if (key !== undefined) return print(String(settings[knownKey(key)]));
  for (const name of settingKeys) print(`${name} ${settings[name]}`);
}

function knownKey(key = ''): SettingKey {
  if (!isSettingKey(key)) throw new UsageError(`a setting is one of ${settingKeys.join(', ')}`);
  return key;
}
