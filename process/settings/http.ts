import { oneOf, origins } from './forms';
import { setting } from './setting';

/** How the service answers browsers and caches. */
export const HTTP_SETTINGS = {
  CORS_ORIGINS: setting(origins, {
    english:
      'Origins whose pages may call the service from a browser. Outside production, pages of this machine may too.',
    chinese: '其网页可在浏览器中调用本服务的来源；非生产环境下，本机网页亦可。',
    absent: { english: 'none', chinese: '无' },
  }),
  COMPRESSION: setting(
    oneOf(['public', 'all', 'off'], 'must be public, all or off'),
    {
      english:
        'Answers that are compressed with brotli or gzip: those to requests without a token, all, or none.',
      chinese:
        '以 brotli 或 gzip 压缩的应答：未持令牌请求的（public）、全部（all）或不压缩（off）。',
    },
    { default: 'public' },
  ),
} as const;
