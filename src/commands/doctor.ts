import { config } from '#lib/config.ts';
import { createPool, db, kyselyOn } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { checkInvariants, type Finding } from '#shop/payments/invariants/check-invariants.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
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

/** Checks every row, without the time limits of pages. */
async function checkAll(): Promise<Finding[]> {
  const pool = createPool('doctor', 1, config.databaseUrl, { isBounded: false });
  try {
    return await checkInvariants(kyselyOn(pool));
  } finally {
    await pool.end();
  }
}
