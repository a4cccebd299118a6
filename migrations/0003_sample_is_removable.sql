-- A sample event goes whole, its final report too. Its own row goes first: what hangs on no event is nobody's record.
DROP TRIGGER `events_delete_final`;
--> statement-breakpoint
CREATE TRIGGER `events_delete_final` BEFORE DELETE ON `events`
WHEN OLD.`status` = 'reported' AND OLD.`sample` = 0
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
DROP TRIGGER `reports_delete_final`;
--> statement-breakpoint
CREATE TRIGGER `reports_delete_final` BEFORE DELETE ON `reports`
WHEN OLD.`status` = 'final' AND EXISTS (SELECT 1 FROM `events` WHERE `id` = OLD.`event_id`)
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
