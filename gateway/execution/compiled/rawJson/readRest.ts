import type { SubgraphResponse } from '../../../../schema/subgraphCall';

const EXTENSIONS = '},"extensions":{';

/**
 * Reads what comes after the entities of an answer: nothing, or the answer's extensions.
 * @param rest from the end of the list on
 * @returns undefined where there is anything else
 * @throws SyntaxError where it is not JSON
 */
export function readRest(rest: string): Pick<SubgraphResponse, 'extensions'> | undefined {
  if (rest === '}}' || rest === '}}\n') return {};
  if (!rest.startsWith(EXTENSIONS)) return undefined;
  const parsed = JSON.parse(`{${rest.slice(2)}`) as Pick<SubgraphResponse, 'extensions'>;
  return Object.keys(parsed).length === 1 ? parsed : undefined;
}
