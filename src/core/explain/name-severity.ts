import type { Severity } from '../audit/audit-rule.ts';
import { say } from '../words/say.ts';

export function nameSeverity(severity: Severity): string {
  switch (severity) {
    case 'critical':
      return say`critical`;
    case 'high':
      return say`high`;
    case 'medium':
      return say`medium`;
    case 'low':
      return say`low`;
    case 'info':
      return say`info`;
  }
}
