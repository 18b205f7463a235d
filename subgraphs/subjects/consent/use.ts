import type { Model } from 'mongoose';
import type { Authority } from '../../../schema/authority';
import { previewConsent } from './previewConsent';
import type { ConsentRecord } from './record';
import { reserveConsents } from './reserve';
import { settleConsents } from './settle';

/**
 * What the gateway asks about consents. Nothing is cached: a consent that was revoked opens
 * nothing from the next request on, at whichever gateway.
 * @param now the clock reservations expire by; the same for all processes, as far as clocks are
 */
export function consentUses(
  { consent: model }: { readonly consent: Model<ConsentRecord> },
  now: () => Date = () => new Date(),
): Pick<Authority, 'reserveConsents' | 'settleConsents' | 'previewConsent'> {
  return {
    reserveConsents: (use) => reserveConsents(model, use, now()),
    settleConsents: (settlement) => settleConsents(model, settlement, now()),
    previewConsent: (question) => previewConsent(model, question),
  };
}
