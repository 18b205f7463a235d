import type { CurrentContext } from '../../process/followSubgraphTls';
import type { InProcessSubgraph } from '../../schema/subgraphCall';
import type { FileDoor } from '../../schema/uploads';
import type { RequestSigner } from '../execution/requestSigner';
import type { SubgraphEndpoint } from '../supergraph';
import { httpFileDoor, type HttpFileDoor } from './httpFileDoor';

export interface FileDoorsOptions {
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  readonly subgraphUrls?: Readonly<Record<string, string>>;
  readonly subgraphTls?: CurrentContext;
}

/** The files of the subgraphs of one supergraph. */
export interface FileDoors {
  /** @returns undefined for a subgraph that is not of this graph, or has no files */
  of(subgraph: string): FileDoor | undefined;
  stop(): void;
}

export function fileDoors(
  endpoints: readonly SubgraphEndpoint[],
  { subgraphs, subgraphUrls, subgraphTls }: FileDoorsOptions,
  signers: ReadonlyMap<string, RequestSigner> = new Map(),
): FileDoors {
  const remote = new Map<string, HttpFileDoor>();
  return {
    of(name) {
      const local = subgraphs?.get(name);
      if (local !== undefined) return local.files;
      const endpoint = endpoints.find((one) => one.name === name);
      const url = subgraphUrls?.[name] ?? endpoint?.url;
      if (endpoint === undefined || url === undefined || !URL.canParse(url)) return undefined;
      let door = remote.get(name);
      if (door === undefined) {
        const sign = signers.get(name);
        door = httpFileDoor(url, {
          ...(sign && { sign }),
          ...(subgraphTls && { tls: subgraphTls }),
        });
        remote.set(name, door);
      }
      return door;
    },
    stop() {
      for (const door of remote.values()) door.stop();
    },
  };
}
