import type { SubgraphContext } from '../context';
import type { DestructionCertificate } from './certificate';
import type { CertificateQuestion, WithRetention } from './store';

/** @param domain part of the field name: `destructionCertificatesOf<Domain>` */
export function retentionResolvers(domain: string): Record<string, Record<string, unknown>> {
  return {
    Query: {
      [`destructionCertificatesOf${domain}`]: (
        _: unknown,
        question: CertificateQuestion,
        { stores }: SubgraphContext<WithRetention>,
      ) => stores.retention.certificates(question),
    },
    DestructionCertificate: {
      id: ({ _id }: DestructionCertificate) => _id,
      count: ({ recordIds }: DestructionCertificate) => recordIds.length,
    },
  };
}
