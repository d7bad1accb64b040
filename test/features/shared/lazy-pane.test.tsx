import { render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { describe, expect, test } from 'vitest';
import { lazyPane } from '../../../src/features/shared/lazy-pane.tsx';
import { NotLoaded } from '../../../src/ui/not-loaded.tsx';

const outOfReach = () => Promise.reject(new Error('offline'));

describe('a part of the page that can’t be loaded', () => {
  test('says so and offers to reload the page', async () => {
    const Pane = lazyPane(outOfReach);
    render(<Pane />, { wrapper: Suspense });

    expect(
      await screen.findByText(
        'Couldn’t load this part of the page. Check your connection and reload.',
      ),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Reload' })).toHaveAccessibleDescription(
      'Reloading clears all fields.',
    );
  });

  test('names itself where it has words of its own, whatever its props', async () => {
    const Pane = lazyPane<{ readonly words: string }>(outOfReach, () => (
      <NotLoaded words="Couldn’t load the list." />
    ));
    render(<Pane words="of the part" />, { wrapper: Suspense });

    expect(await screen.findByText('Couldn’t load the list.')).toBeVisible();
    expect(screen.queryByText('of the part')).toBeNull();
  });
});
