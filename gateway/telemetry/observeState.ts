import type { Metrics } from '../../process/telemetry/metrics/metrics';

/** The state of a gateway that metrics report. */
export interface ObservedState {
  readonly ready: () => Promise<boolean>;
  readonly circuits: () => readonly { readonly name: string; readonly open: boolean }[];
}

/** Reports the state of a gateway when the metrics are read. @returns a function that ends it */
export function observeState(metrics: Metrics, { ready, circuits }: ObservedState): () => void {
  const ends = [
    metrics.gauge('credit_ready', async () => [
      { values: ['gateway'], value: (await ready()) ? 1 : 0 },
    ]),
    metrics.gauge('credit_circuit_open', () =>
      circuits().map(({ name, open }) => ({ values: [name], value: open ? 1 : 0 })),
    ),
  ];
  return () => {
    for (const end of ends) end();
  };
}
