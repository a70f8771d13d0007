// SPDX-License-Identifier: Apache-2.0
// The way to every screen that the person may see, and to no other.
import { Link, useLocation } from '@tanstack/react-router';
import { useWords } from '../catalogue/language.tsx';
import { useMay } from '../data/me.tsx';
import { entryOf, navGroups } from './nav-entries.tsx';

export function Navigation({ onGo }: { readonly onGo?: () => void }) {
  const { nav } = useWords();
  const may = useMay();
  const here = entryOf(useLocation().pathname);
  return (
    <nav aria-label={nav.label}>
      {navGroups.map((group) => {
        const entries = group.entries.filter((entry) => may(entry.act));
        if (entries.length === 0) return null;
        return (
          <div key={group.word}>
            <p className="nav-group">{nav[group.word]}</p>
            <ul className="nav-list">
              {entries.map((entry) => (
                <li key={entry.to}>
                  <Link
                    to={entry.to}
                    className="nav-link"
                    activeProps={{}}
                    aria-current={entry === here ? 'page' : undefined}
                    onClick={onGo}
                  >
                    <span aria-hidden>{entry.icon}</span>
                    {nav[entry.word]}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
