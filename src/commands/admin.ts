import { parseArgs } from 'node:util';
import { db } from '#lib/db.ts';
import { closePasswords } from '#lib/passwords/hash.ts';
import { createStaff } from '#shop/accounts/create-staff.ts';
import { isRole, isStaff, type Role, roles } from '#shop/accounts/permissions.ts';
import { emailSchema } from '#shop/customers/email.ts';
import { type Command, print, UsageError } from './command.ts';

const staffRoles = roles.filter(isStaff);

export const adminCommands: Readonly<Record<string, Command>> = {
  create: {
    usage: `admin create <email> [--role ${staffRoles.join('|')}]`,
    about: 'makes a member of staff and prints a random password, once',
    run: create,
  },
};

async function create(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { role: { type: 'string' } },
    allowPositionals: true,
  });
  const email = emailSchema.safeParse(positionals[0] ?? '');
  if (!email.success) throw new UsageError(email.error.issues[0]?.message ?? 'an address is missing');
  const role = values.role === undefined ? undefined : staffRole(values.role);
  try {
    const made = await createStaff(db, email.data, role);
    if (!made.isNew)
      print('There was an account with this address: its password is replaced, its sessions ended.');
    print(`${made.email} is ${made.role}. Password, shown this once:`);
    print(made.password);
  } finally {
    await closePasswords();
  }
}

function staffRole(text: string): Role {
  if (!isRole(text) || !isStaff(text)) throw new UsageError(`a role is one of ${staffRoles.join(', ')}`);
  return text;
}
