import type { ClientEntry } from '../../schema/registry';
import { creditError, isErrorCode } from '../../schema/errors';
import { purposeAsked, type Viewer } from '../../schema/viewer';
import type { Admission, AdmissionStep } from './admission';
import { ClientEntries } from './clientEntries';
import type { Confirmation } from '../http/confirmation';

/**
 * Checks the client of a token: it must be registered, active and confirmed, its token bound as the
 * registration requires, and no claim may exceed the registration. Adds the organisation from the
 * registry when the token omits it.
 * @param production whether clients without any binding are refused
 * @throws CLIENT_UNKNOWN, CLIENT_SUSPENDED, CLIENT_UNCONFIRMED, TOKEN_NOT_BOUND, TOKEN_INVALID,
 *   FORBIDDEN, PURPOSE_NOT_ALLOWED, NOT_READY
 */
export function admitClient({ production }: { readonly production: boolean }): AdmissionStep {
  const entries = new ClientEntries();
  const admit = (
    admission: Admission,
    confirmation: Confirmation,
    entry: ClientEntry | null,
  ): Admission => {
    const { viewer } = admission;
    if (!entry) throw creditError('CLIENT_UNKNOWN');
    if (entry.status !== 'ACTIVE') throw creditError('CLIENT_SUSPENDED');
    if (!entry.confirmed) throw creditError('CLIENT_UNCONFIRMED');
    checkBinding(entry, confirmation, production);
    checkClaims(viewer, entry);
    return { ...admission, client: entry, viewer: asRegistered(viewer, entry) };
  };
  return (admission, { registry, confirmation }) => {
    const { client } = admission.viewer;
    if (client === undefined) throw creditError('CLIENT_UNKNOWN');
    const entry = entries.of(client, registry);
    if (!(entry instanceof Promise)) return admit(admission, confirmation, entry);
    return entry.catch(unavailable).then((found) => admit(admission, confirmation, found));
  };
}

function unavailable(error: unknown): never {
  const code = (error as { extensions?: { code?: unknown } } | null)?.extensions?.code;
  throw isErrorCode(code) && code !== 'INTERNAL_ERROR'
    ? (error as Error)
    : creditError('NOT_READY', 'The registry of clients is unreachable; retry shortly.');
}

function checkBinding(entry: ClientEntry, bound: Confirmation, production: boolean): void {
  switch (entry.binding) {
    case 'NONE':
      if (production) throw creditError('TOKEN_NOT_BOUND');
      return;
    case 'DPOP':
      if (bound.jkt === undefined) throw creditError('TOKEN_NOT_BOUND');
      return;
    case 'MTLS':
      if (bound.certificate === undefined) throw creditError('TOKEN_NOT_BOUND');
      if (entry.certificates && !entry.certificates.includes(bound.certificate))
        throw creditError(
          'TOKEN_INVALID',
          'The access token is bound to a certificate that is not registered for its client.',
        );
  }
}

function checkClaims(viewer: Viewer, entry: ClientEntry): void {
  if (viewer.organization !== undefined && viewer.organization !== entry.organization)
    throw creditError(
      'FORBIDDEN',
      'The access token names an organisation that is not the organisation of its client.',
    );
  const purpose = purposeAsked(viewer);
  if (purpose !== undefined && !entry.purposes.includes(purpose))
    throw creditError('PURPOSE_NOT_ALLOWED');
}

interface Registered {
  readonly signature: string;
  readonly viewer: Viewer;
}
const registeredOf = new WeakMap<Viewer, Registered>();

/**
 * Returns the same object for a viewer while its entry is unchanged: caches use the viewer as key.
 */
function asRegistered(viewer: Viewer, { clusters, organization }: ClientEntry): Viewer {
  const signature = [organization, ...clusters].join();
  const known = registeredOf.get(viewer);
  if (known?.signature === signature) return known.viewer;
  const registered: Viewer = Object.freeze({
    ...viewer,
    clientClusters: clusters,
    ...(organization !== undefined && { organization }),
  });
  registeredOf.set(viewer, { signature, viewer: registered });
  return registered;
}
