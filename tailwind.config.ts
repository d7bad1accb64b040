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
      control: token('control'),
      text: token('text'),
      muted: token('muted'),
      hint: token('hint'),
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
      info: token('info'),
      'info-soft': token('info-soft'),
      focus: token('focus'),
      accent: token('accent'),
      'accent-text': token('accent-text'),
    },
    fontFamily: {
      sans: ['Inter', 'system-ui', '"Segoe UI"', 'Roboto', '"DejaVu Sans"', 'sans-serif'],
      mono: [
        'ui-monospace',
        '"JetBrains Mono"',
        'SFMono-Regular',
        'Menlo',
        '"DejaVu Sans Mono"',
        'monospace',
      ],
    },
    fontSize: {
      tiny: ['11.5px', '16px'],
      small: ['12.5px', '18px'],
      note: ['13px', '19.5px'],
      body: ['14px', '21px'],
      lead: ['16px', '24px'],
    },
    borderRadius: {
      none: '0',
      sm: '5px',
      DEFAULT: '7px',
      lg: '9px',
      xl: '12px',
      full: '999px',
    },
    screens: { md: '761px', lg: '1181px' },
  },
} satisfies Config;
