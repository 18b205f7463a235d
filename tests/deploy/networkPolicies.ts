/** A pod, by its labels. */
export interface Pod {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}
interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
}
interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly { readonly port: string | number }[];
}

/** The `spec` of a NetworkPolicy. */
export interface Policy {
  readonly podSelector: Selector;
  readonly policyTypes: readonly string[];
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

interface Port {
  readonly name: string;
  readonly number: number;
}

/**
 * Whether policies allow a connection between pods of one namespace: the target admits it and the
 * source may open it. A pod that no policy selects may do everything.
 */
export function allowed(policies: readonly Policy[], from: Pod, to: Pod, port: Port): boolean {
  return (
    permits(policies, 'Ingress', to, from, port) && permits(policies, 'Egress', from, to, port)
  );
}

function permits(
  policies: readonly Policy[],
  type: 'Ingress' | 'Egress',
  own: Pod,
  other: Pod,
  port: Port,
): boolean {
  const selecting = policies.filter(
    ({ podSelector, policyTypes }) => policyTypes.includes(type) && matches(podSelector, own),
  );
  if (selecting.length === 0) return true;
  return selecting.some((policy) =>
    (type === 'Ingress' ? policy.ingress : policy.egress)?.some((rule) => {
      const peers = type === 'Ingress' ? rule.from : rule.to;
      const isPeer =
        peers === undefined ||
        peers.some((peer) => !peer.namespaceSelector && matches(peer.podSelector, other));
      return (
        isPeer && (rule.ports?.some((one) => [port.name, port.number].includes(one.port)) ?? true)
      );
    }),
  );
}

function matches(selector: Selector | undefined, { labels }: Pod): boolean {
  return Object.entries(selector?.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
}
