import { Button, Group } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { NarrowPage } from '../interface/NarrowPage.tsx';

/** Seconds until it is tried again by itself, after so many tries. */
const WAITS_SECONDS = [5, 5, 10, 20, 30];

/** Whether the server answers. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch('/readyz', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

interface AwayPageProps {
  readonly sentence: string;
  readonly firstWaitSeconds?: number;
  /** Called once the server answers. */
  readonly onBack: () => void;
}

/** Nobody answers: tried again by itself, at once when the network is back, or by the button. */
export function AwayPage({ sentence, firstWaitSeconds = 5, onBack }: AwayPageProps) {
  const [tries, setTries] = useState(0);
  const [left, setLeft] = useState(firstWaitSeconds);
  const [isTrying, setTrying] = useState(false);
  const attempt = () => {
    if (isTrying) return;
    setTrying(true);
    void answers().then((isThere) => {
      setTrying(false);
      if (isThere) onBack();
      else {
        setTries(tries + 1);
        setLeft(WAITS_SECONDS[Math.min(tries + 1, WAITS_SECONDS.length - 1)] ?? 30);
      }
    });
  };
  const tick = useEffectEvent(() => {
    if (isTrying) return;
    if (left <= 1) attempt();
    else setLeft(left - 1);
  });
  const atOnce = useEffectEvent(() => attempt());
  useEffect(() => {
    const timer = setInterval(() => tick(), 1_000);
    const onOnline = () => atOnce();
    addEventListener('online', onOnline);
    return () => {
      clearInterval(timer);
      removeEventListener('online', onOnline);
    };
  }, []);
  return (
    <NarrowPage title="Dailies cannot be reached" lead={`${sentence} What you edited is kept in this browser.`}>
      <Group justify="space-between" wrap="nowrap">
        <Button loading={isTrying} onClick={attempt}>
          Try now
        </Button>
        <span role="status" style={{ fontSize: 13, color: 'var(--dim)', fontVariantNumeric: 'tabular-nums' }}>
          {isTrying ? 'Trying…' : `Trying again in ${left} s`}
        </span>
      </Group>
    </NarrowPage>
  );
}
