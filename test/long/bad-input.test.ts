// the bad input of every day, four times as much of it
import '../doors/bad-input.test.ts';
