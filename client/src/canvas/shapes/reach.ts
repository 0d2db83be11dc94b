import { createContext, useContext } from 'react';

/** Whether what is in a node is reached by Tab: only in a selected one, as nobody wants to walk through all of a canvas. */
export const Reach = createContext(true);

/** The `tabIndex` of a control in a node. */
export const useReach = (): 0 | -1 => (useContext(Reach) ? 0 : -1);
