import { parse } from 'graphql';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@interfaceObject", "@shareable"])`;

/** A subgraph of a case. */
export interface Part {
  readonly sdl: string;
  readonly resolvers: Record<string, Record<string, unknown>>;
}
export type Parts = Readonly<Record<string, Part>>;

/** The subgraphs of a case, ready for composition. */
export const servicesOf = (parts: Parts) =>
  Object.entries(parts).map(([name, { sdl }]) => ({
    name,
    typeDefs: parse(`${LINK} ${sdl}`),
    url: `http://127.0.0.1:9/${name}`,
  }));
