import { standingPlugin, type StandingPlugin } from '../execution/compiled/hotPath/standingPlugin';

/** Tells in `extensions.consents` what became of each consent a request named. */
export function consentReportPlugin(): StandingPlugin {
  return standingPlugin({
    willSendResponse({ contextValue, response }) {
      const { consentReport } = contextValue;
      if (consentReport === undefined || response.body.kind !== 'single') return;
      const result = response.body.singleResult;
      result.extensions = { ...result.extensions, consents: consentReport };
    },
  });
}
