import { CircleMinus, createLucideIcon, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { Icon } from './icon.tsx';

export type SeverityName = 'critical' | 'high' | 'medium' | 'low' | 'info';

const OctagonFilled = createLucideIcon('octagon-filled', [
  ['path', { d: 'M8 3h8l5 5v8l-5 5H8l-5-5V8z', fill: 'currentColor', key: 'shape' }],
  ['path', { d: 'm9 9 6 6m0-6-6 6', stroke: 'var(--surface)', key: 'cross' }],
]);

const DiamondAlert = createLucideIcon('diamond-alert', [
  ['path', { d: 'M12 2.4 21.6 12 12 21.6 2.4 12z', key: 'shape' }],
  ['path', { d: 'M12 8v4.5m0 3.5v.01', key: 'mark' }],
]);

const DRAWINGS: Readonly<Record<SeverityName, LucideIcon>> = {
  critical: OctagonFilled,
  high: TriangleAlert,
  medium: DiamondAlert,
  low: CircleMinus,
  info: Info,
};

/** Text colours of the severities. */
export const SEVERITY_COLOURS: Readonly<Record<SeverityName, string>> = {
  critical: 'text-bad',
  high: 'text-bad',
  medium: 'text-warn',
  low: 'text-muted',
  info: 'text-muted',
};

/** Each severity has a shape of its own, so that colour is never the only sign. */
export function SeverityIcon({
  severity,
  className = '',
}: {
  readonly severity: SeverityName;
  readonly className?: string;
}) {
  return <Icon of={DRAWINGS[severity]} className={`${SEVERITY_COLOURS[severity]} ${className}`} />;
}
