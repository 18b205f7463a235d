import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Form } from './setting';
import { setting } from './setting';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

const certificates: Form<string> = {
  english: 'PEM',
  chinese: 'PEM',
  schema: z.string().refine(areCertificates, 'must be one or more certificates in PEM'),
};

const privateKey: Form<string> = {
  english: 'PEM',
  chinese: 'PEM',
  schema: z.string().refine(isPrivateKey, 'must be a private key in PEM, without a passphrase'),
};

/** Mutual TLS between gateways and subgraphs; one set of names for either side. */
export const SUBGRAPH_TLS_SETTINGS = {
  SUBGRAPH_TLS_CA: setting(certificates, {
    english:
      'Certificates of the CAs that gateways and subgraphs trust among themselves. Use a CA that certifies nothing else. A file is read again when it changes.',
    chinese: '网关与子图相互信任的 CA 证书；该 CA 不应签发其他证书。文件改变后重新读取。',
    secret: true,
    absent: {
      english: 'gateway: the CAs of Node; subgraph: no TLS',
      chinese: '网关：Node 自带的 CA；子图：不用 TLS',
    },
  }),
  SUBGRAPH_TLS_CERTIFICATE: setting(certificates, {
    english:
      'Certificate of this process, then its intermediate certificates. A gateway presents it to subgraphs with `https` URLs; a subgraph serves TLS with it and admits only clients with a certificate of SUBGRAPH_TLS_CA.',
    chinese:
      '本进程的证书，其后为中间证书。网关向 URL 为 `https` 的子图出示；子图以此提供 TLS，且只接受持 SUBGRAPH_TLS_CA 所签证书的客户端。',
    secret: true,
    absent: { english: 'no certificate', chinese: '无证书' },
  }),
  SUBGRAPH_TLS_KEY: setting(privateKey, {
    english: 'Private key of that certificate.',
    chinese: '该证书的私钥。',
    secret: true,
    absent: { english: 'no certificate', chinese: '无证书' },
  }),
} as const;

/** The certificates and the key of one process, in PEM. */
export interface SubgraphTls {
  readonly ca?: string;
  readonly certificate?: string;
  readonly key?: string;
}

interface Values {
  readonly SUBGRAPH_TLS_CA: string | undefined;
  readonly SUBGRAPH_TLS_CERTIFICATE: string | undefined;
  readonly SUBGRAPH_TLS_KEY: string | undefined;
}

/** The settings by their meaning; undefined when none is set. */
export function subgraphTlsOf(values: Values): SubgraphTls | undefined {
  const {
    SUBGRAPH_TLS_CA: ca,
    SUBGRAPH_TLS_CERTIFICATE: certificate,
    SUBGRAPH_TLS_KEY: key,
  } = values;
  if (ca === undefined && certificate === undefined && key === undefined) return undefined;
  return {
    ...(ca !== undefined && { ca }),
    ...(certificate !== undefined && { certificate }),
    ...(key !== undefined && { key }),
  };
}

/** Contradictions between the settings, one sentence each. */
export function subgraphTlsFaults(values: Values): string[] {
  const { SUBGRAPH_TLS_CERTIFICATE: certificate, SUBGRAPH_TLS_KEY: key } = values;
  if ((certificate === undefined) !== (key === undefined))
    return ['SUBGRAPH_TLS_CERTIFICATE and SUBGRAPH_TLS_KEY go together; set both or neither.'];
  if (certificate === undefined || key === undefined) return [];
  if (new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) return [];
  return ['SUBGRAPH_TLS_KEY must be the private key of the first SUBGRAPH_TLS_CERTIFICATE.'];
}

function areCertificates(pem: string): boolean {
  const found = pem.match(CERTIFICATE) ?? [];
  try {
    for (const each of found) void new X509Certificate(each);
  } catch {
    return false;
  }
  return found.length > 0;
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).type === 'private';
  } catch {
    return false;
  }
}
