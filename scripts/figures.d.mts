export declare function readFigures(
  wanted?: readonly string[],
): Promise<{ name: string; svg: string; width: number; height: number }[]>
export declare function figurePage(body: string, width: number, scheme?: 'light' | 'dark'): string
