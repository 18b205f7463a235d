import { gatewaysIn, subgraphsIn } from './identityFolder';
import { oldKeyIds, ownKeyIds, readTrusted } from './trustedKeys';

/** One line for each gateway: its name, its key id, older key ids, and subgraphs without its key. */
export async function listGateways(secrets: string): Promise<string> {
  const subgraphs = await subgraphsIn(secrets);
  const lines = [];
  for (const name of await gatewaysIn(secrets)) {
    const own = await ownKeyIds(secrets, name);
    const old = await oldKeyIds(secrets, subgraphs, name);
    const refusing = [];
    for (const subgraph of subgraphs) {
      const { publicKeys, secrets: shared } = await readTrusted(secrets, subgraph);
      const known = new Set([...publicKeys.map(({ kid }) => kid), ...Object.keys(shared)]);
      if (!own.every((kid) => known.has(kid))) refusing.push(subgraph);
    }
    const notes = [
      ...(old.length > 0 ? [`also accepted: ${old.join(', ')}`] : []),
      ...(refusing.length > 0 ? [`not accepted by ${refusing.join(', ')}`] : []),
    ];
    lines.push([name, own.join(', '), ...notes].join('\t'));
  }
  return lines.map((line) => `${line}\n`).join('');
}
