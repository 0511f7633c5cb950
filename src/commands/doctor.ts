import { config } from '#lib/config.ts';
import { createPool, db, kyselyOn } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { checkInvariants, type Finding } from '#shop/payments/invariants/check-invariants.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import { unansweredBeforeLive } from '#shop/settings/before-live.ts';
import { currentSettings } from '#shop/settings/current.ts';
import { type Command, print } from './command.ts';

/** `doctor` alone, without a verb. */
export const doctorCommands: Readonly<Record<string, Command>> = {
  '': {
    usage: 'doctor',
    about:
      'checks every rule that must hold of the money, and lists what waits for staff; exit 1 when a rule is broken',
    run: check,
  },
};

async function check(): Promise<void> {
  const findings = await checkAll();
  for (const { name, rule, broken, samples } of findings) {
    print(`${broken === 0 ? 'holds ' : 'BROKEN'}  ${name}  ${broken}  ${rule}`);
    if (samples.length > 0) print(`        ${samples.join(', ')}`);
  }
  await printConcerns();
  await printUnanswered();
  const broken = findings.filter((finding) => finding.broken > 0);
  if (broken.length > 0)
    throw new ShopError('invariants_broken', 409, `${broken.length} of ${findings.length} rules are broken.`);
  print(`All ${findings.length} rules hold.`);
}

/** What waits for staff is no broken rule: it changes no exit code. */
async function printConcerns(): Promise<void> {
  const concerns = await listConcerns(db);
  for (const { concern, subject, at } of concerns)
    print(`waits   ${concern}  ${subject}  ${at.toISOString()}`);
  print(concerns.length === 0 ? 'Nothing waits for staff.' : `${concerns.length} things wait for staff.`);
}

/** What the owner has to answer before the first sale for real money: nothing is refused without, and no tax is counted. */
async function printUnanswered(): Promise<void> {
  const { mode } = config.stripe;
  const open = unansweredBeforeLive(currentSettings());
  for (const what of open)
    print(
      `asks    ${what}  ${mode === 'live' ? 'the shop sells for real money' : 'before the shop goes live'}`,
    );
}

/** Checks every row, without the time limits of pages. */
async function checkAll(): Promise<Finding[]> {
  const pool = createPool('doctor', 1, config.databaseUrl, { isBounded: false });
  try {
    return await checkInvariants(kyselyOn(pool));
  } finally {
    await pool.end();
  }
}
