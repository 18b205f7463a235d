import { tokenVerifier } from '../../gateway/authentication/verifyToken';
import { readLimitsConfig } from '../../gateway/limits/config';
import {
  NONCE_KEY,
  PARTNER,
  PUBLIC_URL,
  startScene,
  type Scene,
} from '../gateway/authentication/support';
import { compose, inProcess, PEOPLE, people, testSubgraph } from '../gateway/support';

/** The header in which the proxy passes the certificate of a client. */
export const HEADER = 'x-client-certificate';

const RECORDS = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { total: Int  me: Me }
  type Me { id: ID!  name: String }`;

const SUPERGRAPH = compose([
  { name: 'people', sdl: PEOPLE },
  { name: 'records', sdl: RECORDS },
]);

/**
 * A gateway behind the proxy of this machine.
 * @param first the gateway that it shares its issuer of tokens with
 */
export async function openScene(first?: Scene): Promise<Scene> {
  const own = testSubgraph('records', RECORDS, {
    Query: { total: () => 7, me: () => ({ id: 'p1', name: 'Name p1' }) },
  });
  const scene = await startScene({
    supergraph: SUPERGRAPH,
    subgraphs: inProcess(people(), own),
    ...(first && { verifyToken: tokenVerifier(first.issuer), demoIssuer: first.issuer }),
    trustedProxies: ['loopback'],
    sender: {
      publicUrl: PUBLIC_URL,
      nonceKey: NONCE_KEY,
      certificateHeader: HEADER,
    },
    limits: readLimitsConfig({ production: false }, { COST_PER_MINUTE: '40' }),
  });
  scene.clients.set(PARTNER.id, {
    ...PARTNER,
    kind: 'PORTAL',
    purposes: ['lending', 'self'],
    binding: 'NONE',
  });
  return scene;
}
