import type { Text } from '../../settings/setting';

/** The declaration of a metric: its form, and its meaning in both languages of the documentation. */
export interface Definition extends Text {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  /** Upper bounds of the buckets of a histogram, ascending. */
  readonly buckets?: readonly number[];
}

/** Buckets for durations of requests and calls, in seconds. */
export const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Buckets for the cost of operations, in units. */
export const UNITS = [1, 10, 50, 100, 500, 1000, 5000, 10_000, 50_000];

export const counter = (labels: readonly string[], english: string, chinese: string) =>
  ({ type: 'counter', labels, english, chinese }) as const;

export const gauge = (labels: readonly string[], english: string, chinese: string) =>
  ({ type: 'gauge', labels, english, chinese }) as const;

export const histogram = (
  labels: readonly string[],
  buckets: readonly number[],
  english: string,
  chinese: string,
) => ({ type: 'histogram', labels, buckets, english, chinese }) as const;
