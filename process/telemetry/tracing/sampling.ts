import type { SamplerName } from './tracingConfig';

/** Which traces are recorded. */
export interface Sampling {
  /** Whether the decision of the caller counts, where it has sent one. */
  readonly followsCaller: boolean;
  /** The share of all other requests that is recorded. */
  readonly ratio: number;
}

/** The sampling that a sampler of the OpenTelemetry specification means. */
export function samplingOf(sampler: SamplerName, ratio: number): Sampling {
  switch (sampler) {
    case 'always_on':
      return { followsCaller: false, ratio: 1 };
    case 'always_off':
      return { followsCaller: false, ratio: 0 };
    case 'traceidratio':
      return { followsCaller: false, ratio };
    case 'parentbased_always_on':
      return { followsCaller: true, ratio: 1 };
    case 'parentbased_always_off':
      return { followsCaller: true, ratio: 0 };
    case 'parentbased_traceidratio':
      return { followsCaller: true, ratio };
  }
}
