import { createHash, sign } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import type { CityMessage } from '../city/messages';
import { sealBody } from '../city/sealedBody';
import type { ExchangeSettings } from '../settings';
import { nameOf, type Deliver } from './delivery';
import { csvOf } from './fileFormat';
import type { SharedKind } from './sharedKind';

/** What files are written with. */
export interface FileParts {
  readonly folder: string;
  readonly subgraph: string;
  readonly settings: ExchangeSettings;
  readonly kinds: ReadonlyMap<string, SharedKind>;
  readonly now: () => Date;
}

/**
 * Writes messages as files of the national standard, one for each kind, and then a signed manifest
 * with their counts and digests. A file appears whole or not at all, and the manifest last: files
 * without a manifest are those of an interrupted run, which writes them again.
 */
export function deliverAsFiles({ folder, subgraph, settings, kinds, now }: FileParts): Deliver {
  const { keys, cityKeys } = settings;

  async function fileOf(base: string, kind: SharedKind, messages: readonly CityMessage[]) {
    const plain = csvOf(kind, messages);
    const recipient = cityKeys?.encryption;
    const sealed = recipient && Buffer.from(await sealBody(plain, recipient));
    const bytes = sealed ?? plain;
    const name = `${base}-${kind.kind.type}.csv${sealed ? '.jose' : ''}`;
    await writeWhole(folder, name, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const removals = messages.filter(({ action }) => action === 'REMOVE').length;
    const head = { name, kind: kind.kind.type, form: kind.form };
    return { ...head, rows: messages.length, removals, sha256 };
  }

  return async (messages) => {
    if (messages.length === 0) return [];
    await mkdir(folder, { recursive: true });
    const at = now();
    const base = `${subgraph}-${chinaDate(at).replaceAll('-', '')}-${nameOf(messages)}`;
    const files = [];
    for (const [type, kind] of kinds) {
      const ofKind = messages.filter((message) => message.kind === type);
      if (ofKind.length > 0) files.push(await fileOf(base, kind, ofKind));
    }
    const { kid, key } = keys.signing;
    const manifest = Buffer.from(
      `${JSON.stringify({ subgraph, writtenAt: at.toISOString(), keyid: kid, files }, null, 2)}\n`,
    );
    const signature = Buffer.from(`${sign(null, manifest, key).toString('base64')}\n`);
    await writeWhole(folder, `${base}.json.sig`, signature);
    await writeWhole(folder, `${base}.json`, manifest);
    return messages.map(() => ({ state: 'SENT', fault: null }) as const);
  };
}

/** Writes a file that is complete, and on the disk, when it has its name. */
async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<void> {
  const draft = join(folder, `.${name}.part`);
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, name));
}
