/** The picture with its controls over the whole screen, and back. Where a browser does not allow it, nothing happens. */
export function goFullScreen(element: HTMLElement | null): void {
  if (document.fullscreenElement === null) element?.requestFullscreen().catch(() => {});
  else document.exitFullscreen().catch(() => {});
}
