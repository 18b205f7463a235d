import type { RegistrationVersion } from '../model';

/** A version of a registration, as far as a measurement reads it. */
export interface MeasuredVersion extends Pick<RegistrationVersion, '_id' | 'batch' | 'at'> {
  /** Absent if the change created the organisation. */
  readonly before?: { readonly registration: { readonly approvedOn: string } };
}

/** The reports behind the stored registration of an organisation. */
export interface Reports {
  /** When the stored registration was reported; null if it was stored before the first report. */
  readonly receivedAt: Date | null;
  /** Whether a report replaced another one of the same approval: the earlier one was wrong. */
  readonly corrected: boolean;
  /** Whether the last report was withdrawn. */
  readonly withdrawn: boolean;
}

/**
 * Derives the reports from the versions of a registration.
 * @param versions oldest first; version `n` is at index `n - 1`
 * @param approvedOn the day of approval of the stored registration
 */
export function reportsOf(versions: readonly MeasuredVersion[], approvedOn: string): Reports {
  // A withdrawal adds a version to that of its batch, and restores the one before both.
  const isRestored = (at: number): boolean =>
    at > 0 && versions[at]!.batch === versions[at - 1]!.batch;
  let last = versions.length - 1;
  while (last > 0 && isRestored(last)) last -= 2;
  const approvals = [
    ...versions.slice(1).map(({ before }) => before?.registration.approvedOn),
    approvedOn,
  ];
  return {
    receivedAt: versions[last]?.at ?? null,
    corrected: versions.some(
      ({ before }, at) =>
        before !== undefined &&
        before.registration.approvedOn === approvals[at] &&
        !isRestored(at) &&
        !(at + 1 < versions.length && isRestored(at + 1)),
    ),
    withdrawn: isRestored(versions.length - 1),
  };
}
