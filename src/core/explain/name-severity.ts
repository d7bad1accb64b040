import type { Severity } from '../audit/audit-rule.ts';
import { say } from '../words/say.ts';

export function nameSeverity(severity: Severity): string {
  switch (severity) {
    case 'critical':
      return say`Critical`;
    case 'high':
      return say`High`;
    case 'medium':
      return say`Medium`;
    case 'low':
      return say`Low`;
    case 'info':
      return say`Info`;
  }
}
