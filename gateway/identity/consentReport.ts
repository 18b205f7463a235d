import { standingPlugin, type StandingPlugin } from '../execution/compiled/hotPath/standingPlugin';

/** Reports in `extensions.consents` how each consent a request named stands after it. */
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
