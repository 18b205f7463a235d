import { RINGS, statusOf, type RingName } from './rotate';
import type { Vaults } from './openVaults';

/** How much data uses each key, as text: key ids and counts, no key. */
export async function status(vaults: Vaults): Promise<string> {
  const lines: string[] = [];
  const counts = { wrapping: new Map<string, number>(), index: new Map<string, number>() };
  let destroyed = 0;
  for (const each of vaults.subgraphs) {
    const found = await statusOf(vaults, each);
    add(counts.wrapping, found.wrapped);
    add(counts.index, found.indexed);
    destroyed += found.destroyed;
  }
  for (const which of ['wrapping', 'index'] as const) {
    lines.push(`${RINGS[which].title} (${RINGS[which].setting})`);
    for (const id of idsOf(vaults, which, counts[which]))
      lines.push(`  ${id.padEnd(12)} ${describe(vaults, which, id, counts[which].get(id) ?? 0)}`);
  }
  lines.push(`Subjects with a destroyed key: ${destroyed}`);
  return `${lines.join('\n')}\n`;
}

function idsOf(vaults: Vaults, which: RingName, counted: ReadonlyMap<string, number>): string[] {
  const ring = vaults.rings.keys[which].all().map(({ id }) => id);
  return [...new Set([...ring, ...counted.keys()])];
}

function describe({ rings }: Vaults, which: RingName, id: string, count: number): string {
  const what = which === 'wrapping' ? 'keys of subjects' : 'documents';
  const ring = rings.keys[which];
  const key = ring.find(id);
  if (!key) return `${count} ${what}; this key is MISSING from the ring`;
  const suite = key.suite === 'national' ? '; for SM4 and SM3' : '';
  if (ring.all()[0].id === id) return `${count} ${what}; the newest key${suite}`;
  return `${count} ${what}${count === 0 ? '; may be removed' : ''}${suite}`;
}

function add(sum: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [id, count] of more) sum.set(id, (sum.get(id) ?? 0) + count);
}
