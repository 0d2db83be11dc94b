import { createContext } from 'react';

/** Whether each field says what it does, under it. */
export const HelpShown = createContext(false);
