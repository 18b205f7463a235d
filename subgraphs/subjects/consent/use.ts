import type { Model } from 'mongoose';
import type { Registry } from '../../../schema/registry';
import { previewConsent } from './previewConsent';
import type { ConsentRecord } from './record';
import { reserveConsents } from './reserve';
import { settleConsents } from './settle';

/**
 * The part of the registry that serves consents to the gateway. Nothing is cached: a revoked
 * consent opens nothing from the next request on, on every gateway.
 * @param now the clock for expiring reservations; all processes need synchronised clocks
 */
export function consentUses(
  { consent: model }: { readonly consent: Model<ConsentRecord> },
  now: () => Date = () => new Date(),
): Pick<Registry, 'reserveConsents' | 'settleConsents' | 'previewConsent'> {
  return {
    reserveConsents: (use) => reserveConsents(model, use, now()),
    settleConsents: (settlement) => settleConsents(model, settlement, now()),
    previewConsent: (question) => previewConsent(model, question),
  };
}
