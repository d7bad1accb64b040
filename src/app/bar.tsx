import { SeverityCounts } from '../features/issues/severity-counts.tsx';
import { PageTools } from '../features/settings/page-tools.tsx';
import { VerdictBar } from '../features/verdict/verdict-bar.tsx';

/** The bar on top: the answer, the next step, the dates, how many issues there are, and the tools of the page. */
export function Bar({ language }: { readonly language: string }) {
  return (
    <header className="bar">
      <div className="bar-lead">
        <span className="brand">
          <span aria-hidden="true" className="logo">
            <span className="bg-header" />
            <span className="bg-payload" />
            <span className="bg-signature" />
          </span>
          <span className="brand-name">Claimcheck</span>
        </span>
        <VerdictBar language={language} />
      </div>
      <div className="bar-side">
        <SeverityCounts language={language} />
        <PageTools />
      </div>
    </header>
  );
}
