import { compareGateways, reported, type Comparison } from '../gateway/compareGateways';
import { compareProduct } from '../gateway/compareProduct';
import { missingOf, PEERS, type Peer } from '../gateway/peers';
import { comparisonText, productText } from '../gateway/printComparison';
import { print, roundsOf, type Mode } from './mode';

const TITLES = {
  http: 'Subgraphs over HTTP',
  inProcess: 'Subgraphs in the same process',
} as const;

/** Compares the gateway with others, and the whole product on both executors. */
export const gatewayMode: Mode = async ({ load, values }) => {
  const rounds = roundsOf(values);
  const leftOut = (peer: Peer, reason: string) => print(`${peer} is skipped: ${reason}\n`);
  const peers = (values.peers ? PEERS : []).filter((peer) => {
    const missing = missingOf(peer);
    if (missing.length > 0) leftOut(peer, `install ${missing.join(' and ')} to include it.`);
    return missing.length === 0;
  });
  const compare = async (mode: keyof typeof TITLES): Promise<Comparison> => {
    const found = await compareGateways({ ...load, mode, rounds, peers, leftOut });
    print(`${comparisonText(TITLES[mode], found)}\n`);
    return found;
  };
  const http = await compare('http');
  const inProcess = await compare('inProcess');
  const whole = await compareProduct({ ...load, rounds });
  print(productText(whole));
  const product = Object.fromEntries(
    Object.entries(whole).map(([name, each]) => [
      name,
      {
        ratio: each.throughput,
        rps: each.with,
        p50: each.p50,
        p99: each.p99,
        cpuMs: each.cpuWith,
        cpuRatio: each.ratio,
      },
    ]),
  );
  return {
    figures: {
      http: reported(http),
      inProcess: reported(inProcess),
      product,
      targets: { http, inProcess },
    },
  };
};
