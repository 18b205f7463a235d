import type { CurrentContext } from '../../../process/followSubgraphTls';
import type { SubjectDirectory } from '../../../schema/directory';
import { SUBGRAPHS } from '../../../schema/subgraphs';
import { directoryKey } from './directoryKey';
import { httpDirectory } from './httpDirectory';

/** The subgraph that stores the subjects. */
const SUBJECTS = 'subjects';

/**
 * The directory for the process of one subgraph: over HTTP, unless it is the one with the subjects.
 * @param urls of their GraphQL endpoints; without one, the port of the list of subgraphs
 */
export function directoryOf(
  name: string,
  urls: Readonly<Record<string, string>>,
  cursorKey: Buffer,
  tls?: CurrentContext,
): SubjectDirectory | undefined {
  if (name === SUBJECTS) return undefined;
  const { port } = SUBGRAPHS.find((subgraph) => subgraph.name === SUBJECTS)!;
  const url = urls[SUBJECTS] ?? `http://127.0.0.1:${port}/graphql`;
  return httpDirectory(url, directoryKey(cursorKey), tls);
}
