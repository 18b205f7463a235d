import type { GatewayOptions } from '../../../gateway/createGateway';
import { viewerAs } from '../../support/viewers';
import { compose, inProcess, testGateway, testSubgraph } from '../support';

const HEAD = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://credit.hedong.example/access/v1.0", import: ["@access"])
    @link(url: "https://credit.hedong.example/cache/v1.0", import: ["@cacheControl"])
    @composeDirective(name: "@access")
    @composeDirective(name: "@cacheControl")
  directive @access(rule: [[String!]!]!) repeatable on OBJECT | FIELD_DEFINITION | ENUM | SCALAR | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  directive @cacheControl(maxAge: Int, scope: CacheControlScope) on OBJECT | INTERFACE | UNION | FIELD_DEFINITION
  enum CacheControlScope { PUBLIC PRIVATE }
`;

const NEWS = `${HEAD}
  type Query @access(rule: [["public"]]) @cacheControl(maxAge: 60) {
    news(about: String, by: String @access(rule: [["auth"]])): [Item!] @cacheControl(maxAge: 300)
    longNews(length: Int!): String @cacheControl(maxAge: 300)
    notice: Notice
    draft: String @access(rule: [["auth"]])
    own: String @cacheControl(scope: PRIVATE)
    plain: String
    now: String @cacheControl(maxAge: 0)
    fails: String
  }
  interface Item { id: ID!  title: String }
  type Article implements Item @access(rule: [["public"]]) { id: ID!  title: String  views: Int @cacheControl(maxAge: 30) }
  type Memo implements Item @access(rule: [["public"]]) { id: ID!  title: String @access(rule: [["role:officer"]]) }
  type Notice @access(rule: [["public"]]) @cacheControl(maxAge: 600) { text: String }
  type Mutation @access(rule: [["public"]]) { publish: String }
`;

const news = () =>
  testSubgraph('news', NEWS, {
    Query: {
      news: () => [{ __typename: 'Article', id: '1', title: '信用修复', views: 3 }],
      longNews: (_: unknown, { length }: { length: number }) => 'x'.repeat(length),
      notice: () => ({ text: 'read me' }),
      draft: () => 'secret',
      own: () => 'mine',
      plain: () => 'plain',
      now: () => 'now',
      fails: () => {
        throw new Error('broken');
      },
    },
    Mutation: { publish: () => 'done' },
  });

/** A gateway with public and guarded fields, and hints how long answers may be stored. */
export function newsGateway(options: Partial<GatewayOptions> = {}) {
  return testGateway({
    supergraph: compose([{ name: 'news', sdl: NEWS }]),
    subgraphs: inProcess(news()),
    verifyToken: async () => ({ viewer: viewerAs('officer') }),
    ...options,
  });
}
