import type { Config } from 'tailwindcss';

/** Every colour is a custom property, so that a theme is one set of values in `src/styles/theme.css`. */
const token = (name: string) => `var(--${name})`;

/** The design tokens. Utilities such as `bg-surface` and `text-muted` come from here. */
export default {
  darkMode: ['selector', '[data-theme="dark"]'],
  content: ['./index.html', './src/**/*.{ts,tsx}'],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      page: token('page'),
      surface: token('surface'),
      sunken: token('sunken'),
      line: token('line'),
      edge: token('edge'),
      control: token('control'),
      text: token('text'),
      muted: token('muted'),
      hint: token('hint'),
      value: token('value'),
      header: token('header'),
      payload: token('payload'),
      signature: token('signature'),
      'encrypted-key': token('encrypted-key'),
      vector: token('vector'),
      ok: token('ok'),
      'ok-soft': token('ok-soft'),
      bad: token('bad'),
      'bad-soft': token('bad-soft'),
      warn: token('warn'),
      'warn-soft': token('warn-soft'),
      accent: token('accent'),
      'accent-fill': token('accent-fill'),
      'accent-text': token('accent-text'),
    },
    fontFamily: {
      sans: token('sans'),
      mono: token('mono'),
    },
    fontSize: {
      12: ['12px', '16px'],
      13: ['13px', '20px'],
      15: ['15px', '20px'],
      20: ['20px', '28px'],
    },
    borderRadius: { none: '0', DEFAULT: '4px', lg: '8px', full: '999px' },
    screens: { md: '761px', lg: '1181px' },
  },
} satisfies Config;
