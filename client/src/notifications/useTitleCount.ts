import { useEffect } from 'react';

const COUNT = /^\(\d+\) /;

/** Puts a number before the title of the page, whatever the page calls itself then. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    const title = document.querySelector('title');
    const write = () => {
      const plain = document.title.replace(COUNT, '');
      const wanted = count === 0 ? plain : `(${count}) ${plain}`;
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    if (title === null) return undefined;
    const observer = new MutationObserver(write);
    observer.observe(title, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      document.title = document.title.replace(COUNT, '');
    };
  }, [count]);
}
